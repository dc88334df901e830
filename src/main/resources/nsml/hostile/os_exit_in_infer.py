# case: 16, 17
# title: os._exit(0) in infer, in the manner of the end of all being well
# mode: submit
# expect: NO_RESULT
# protects: ending
import os

import harmless

harmless.run(infer=lambda queries, references: os._exit(0))
