# case: 48, 68
# title: asks for checkpoints of others and by names that are paths
# mode: train
# expect: OK
# protects: reading
import nsml

import harmless


def train():
    own = nsml.SESSION_NAME
    wanted = [('1', harmless.ARGUMENTS.victim), ('../1', own), ('a/b', own), ('..', own), ('', own), ('1\0', own), ('x' * 10000, own),
              ('1', harmless.ARGUMENTS.victim + '/'), ('1', '../' + harmless.ARGUMENTS.victim), ('1', harmless.ARGUMENTS.victim.upper()),
              ('1', own + "' OR '1'='1"), ("1' OR '1'='1", own)]
    for checkpoint, session in wanted:
        reply = nsml._platform._connection.ask({'type': 'load', 'checkpoint': checkpoint, 'session': session})
        if reply['type'] != 'refused':
            harmless.breach('checkpoint %.50r of %.50r' % (checkpoint, session))
    for key in ('../1', 'a/b', '..', '1\0', harmless.ARGUMENTS.victim):
        if nsml._platform._connection.ask({'type': 'recall', 'key': key})['type'] != 'refused':
            harmless.breach('what was kept as %r' % key)


harmless.run(train)
