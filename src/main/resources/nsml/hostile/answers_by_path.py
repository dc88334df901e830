# case: 70
# title: names files all over the machine as its answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import os

import harmless
import raw


def infer(queries, references):
    home = harmless.ARGUMENTS.home
    for name in (home + '/catalog.db', '../../hidden', '..', '.', '', '/etc/passwd', 'tmp/../x', '../private/load-1', 'x\0y'):
        if raw.accepts(type='answered', file=name):
            harmless.breach('%r was taken as a file of answers' % name)
    raw.ask(type='done')
    os._exit(0)


harmless.run(infer=infer)
