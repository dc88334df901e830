# case: 70
# title: a pipe as answers, which would block its reader
# mode: submit
# expect: NO_RESULT
# protects: answers
import os

import harmless
import raw


def infer(queries, references):
    os.mkfifo(raw.place('forged.tsv'))
    raw.hand_in()


harmless.run(infer=infer)
