# case: 77
# title: says that it is done, without answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import os

import harmless
import raw

harmless.run(infer=lambda queries, references: (raw.ask(type='done'), os._exit(0)))
