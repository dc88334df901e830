# case: 36
# title: reports without an end, as fast as they are taken
# mode: train
# expect: TRAIN_TIMEOUT
# protects: time
# limits: train=3s
import harmless
import raw


def train():
    for step in range(10 ** 9):
        raw.ask(type='report', step=step, values={'loss': step}, summary=True)


harmless.run(train)
