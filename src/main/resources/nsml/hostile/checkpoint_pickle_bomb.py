# case: 67
# title: a checkpoint that runs code when it is loaded: it leaves a mark and burns time
# mode: submit
# expect: LOAD_TIMEOUT
# protects: checkpoint
# limits: load=3s
# finds: file /tmp/nsml-hostile-61167; file /var/tmp/nsml-hostile-61167
import os
import pickle

import harmless


class Bomb(object):
    def __reduce__(self):
        return os.system, ('echo x >/tmp/nsml-hostile-61167; echo x >/var/tmp/nsml-hostile-61167; exec sleep 60',)


def save(path):
    os.makedirs(path, exist_ok=True)
    for name in ('model', 'model.pt', 'pickle.pkl'):
        with open(os.path.join(path, name), 'wb') as out:
            pickle.dump(Bomb(), out)


def load(path):
    with open(os.path.join(path, 'model') if os.path.isdir(path) else path, 'rb') as file:
        pickle.load(file)


harmless.run(save=save, load=load)
