# case: 71
# title: a message nested 100,000 deep
# mode: train
# expect: CRASH
# protects: output
import harmless
import raw

harmless.run(lambda: (raw.shout(b'{"type":"report","values":' + b'[' * 100000 + b']' * 100000 + b'}\n'), harmless.rest(10)))
