# case: 16, 17
# title: os._exit(0) in training
# mode: train
# expect: NO_RESULT
# protects: ending
import os

import harmless

harmless.run(lambda: os._exit(0))
