# case: 31, 32
# title: fills /tmp, which is memory, with files of any size
# mode: train
# expect: DISK
# protects: memory
import harmless


def train():
    block = bytes(1 << 20)
    for number in range(12):
        with open('/tmp/bomb-%d' % number, 'wb', buffering=0) as out:
            for _ in range(30):
                out.write(block)
        if number == 5:
            harmless.breach('180 MB in /tmp')


harmless.run(train)
