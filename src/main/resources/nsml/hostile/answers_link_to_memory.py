# case: 70
# title: a link to the reader's own memory as answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import os

import harmless
import raw


def infer(queries, references):
    os.symlink('/proc/self/mem', raw.place('forged.tsv'))
    raw.hand_in()


harmless.run(infer=infer)
