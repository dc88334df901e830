# case: 29, 31
# title: memory of its own, shared memory and files in memory, each below the limit and together above
# mode: train
# expect: MEMORY
# protects: memory
# limits: memory=160M shm=64M
import harmless


def train():
    block = b'x' * (1 << 20)
    own = [bytes(block) + b'y' for _ in range(60)]
    for folder in ('/dev/shm', '/tmp'):
        for number in (1, 2):
            with open('%s/%d' % (folder, number), 'wb', buffering=0) as out:
                for _ in range(28):
                    out.write(block)
    harmless.rest(3)
    harmless.breach('%d MB of memory and 112 MB of files in memory' % len(own))


harmless.run(train)
