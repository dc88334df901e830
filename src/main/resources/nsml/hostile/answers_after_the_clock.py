# case: 5, 78
# title: says that it has answered, which stops the clock, and works out its answers then
# mode: submit
# expect: NO_RESULT | BAD_RESULT | INFER_TIMEOUT
# protects: time
# limits: infer=2s
import os

import harmless
import raw


def infer(queries, references):
    rows = harmless.answers(queries, references)
    open(raw.place('late.tsv'), 'w').close()
    raw.ask(type='answered', file='late.tsv')
    harmless.rest(4)
    with open(raw.place('late.tsv'), 'w') as out:
        out.write(raw.HEADER + raw.lines(rows) + '#end %d\n' % len(rows))
    raw.ask(type='done')
    os._exit(0)


harmless.run(infer=infer)
