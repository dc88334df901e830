# case: -
# title: extended attributes of many empty files, which no count of bytes shows
# mode: train
# expect: DISK | OK
# protects: disk
import os

import harmless
import nsml


def train():
    count = 0
    try:
        for count in range(20000):
            path = '/scratch/file%d' % count
            open(path, 'w').close()
            os.setxattr(path, 'user.bomb', b'x' * 3900)
    except OSError as e:
        print(e, flush=True)
    harmless.rest(2)
    if count * 3900 > 40 << 20:
        harmless.breach('%d MB in attributes' % (count * 3900 >> 20))
    nsml.save('1')


harmless.run(train)
