# case: 70
# title: a folder as answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import os

import harmless
import raw


def infer(queries, references):
    os.mkdir(raw.place('forged.tsv'))
    raw.hand_in()


harmless.run(infer=infer)
