# case: 70
# title: a link to the hidden answers as answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import os

import harmless
import raw


def infer(queries, references):
    os.symlink(harmless.ARGUMENTS.home + '/datasets', raw.place('forged.tsv'))
    raw.hand_in()


harmless.run(infer=infer)
