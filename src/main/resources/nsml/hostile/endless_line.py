# case: 36
# title: a message without an end: 64 MB on one line
# mode: train
# expect: CRASH
# protects: output
import harmless
import raw


def train():
    raw.shout(b'{"type":"report","values":{"')
    for _ in range(64):
        raw.shout(b'x' * (1 << 20))
    harmless.breach('64 MB on one line')


harmless.run(train)
