# case: 31
# title: fills /dev/shm beyond its size
# mode: train
# expect: DISK
# protects: memory
# limits: shm=16M
import harmless


def train():
    block = bytes(1 << 20)
    with open('/dev/shm/bomb', 'wb', buffering=0) as out:
        for written in range(256):
            out.write(block)
            if written == 31:
                harmless.breach('32 MB in /dev/shm')


harmless.run(train)
