# case: 70, 78
# title: a daemon that goes on writing answers after the end marker
# mode: submit
# expect: OK | BAD_RESULT
# protects: answers
# finds: process sleep 61.178
import os

import harmless
import raw


def infer(queries, references):
    text = raw.HEADER + raw.lines(harmless.answers(queries, references)) + '#end %d\n' % len(queries)
    with open(raw.place('forged.tsv'), 'w') as out:
        out.write(text)
    if os.fork() == 0:
        os.setsid()
        with open(raw.place('forged.tsv'), 'a') as out:
            for _ in range(1000):
                out.write('more\n')
                out.flush()
        os.execv('/usr/bin/sleep', ['sleep', '61.178'])
    raw.hand_in()


harmless.run(infer=infer)
