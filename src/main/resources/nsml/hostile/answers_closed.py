# case: 76
# title: right answers that nobody may read, unless root does
# mode: submit
# expect: BAD_RESULT | OK
# protects: answers
import os

import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    with open(raw.place('forged.tsv'), 'w') as out:
        out.write(raw.HEADER + raw.lines(rows) + '#end %d\n' % len(rows))
    os.chmod(raw.place('forged.tsv'), 0)
    raw.hand_in()


harmless.run(infer=infer)
