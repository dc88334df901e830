# case: 70
# title: a link to a device without an end as answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import os

import harmless
import raw


def infer(queries, references):
    os.symlink('/dev/zero', raw.place('forged.tsv'))
    raw.hand_in()


harmless.run(infer=infer)
