# case: 2, 5
# title: loads its checkpoint without an end, since the clock stands while the platform works
# mode: submit
# expect: INFER_TIMEOUT
# protects: time
# limits: infer=3s
import os
import threading
import time

import nsml

import harmless


def save(path):
    os.makedirs(path, exist_ok=True)
    for number in range(900):
        with open(os.path.join(path, str(number)), 'wb') as out:
            out.write(os.urandom(4000))


def load_again():
    while True:
        nsml.load('1', load_fn=harmless.load_nothing)


def infer(queries, references):
    start = time.monotonic()
    threading.Thread(target=load_again, daemon=True).start()
    while time.monotonic() - start < 15:
        time.sleep(0.1)
        if time.monotonic() - start > 6:
            harmless.breach('still there %.1f s after the beginning' % (time.monotonic() - start))
            time.sleep(1)
    return harmless.answers(queries, references)


harmless.run(infer=infer, save=save)
