# case: 78
# title: swaps its answers for a link again and again while they are taken
# mode: submit
# expect: OK | NO_RESULT | BAD_RESULT
# protects: answers
import os

import harmless
import raw


def infer(queries, references):
    text = raw.HEADER + raw.lines(harmless.answers(queries, references)) + '#end %d\n' % len(queries)
    for name in ('forged.tsv', 'plain'):
        with open(raw.place(name), 'w') as out:
            out.write(text)
    os.symlink('/proc/self/environ', raw.place('link'))
    if os.fork() == 0:
        for number in range(200000):
            os.link(raw.place('plain') if number % 2 else raw.place('link'), raw.place('next'), follow_symlinks=False)
            os.rename(raw.place('next'), raw.place('forged.tsv'))
        os._exit(0)
    raw.hand_in()


harmless.run(infer=infer)
