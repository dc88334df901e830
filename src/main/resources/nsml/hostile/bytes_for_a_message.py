# case: -
# title: bytes that are no text for a message
# mode: train
# expect: CRASH
# protects: output
import harmless
import raw

harmless.run(lambda: (raw.shout(b'{"type":"report","values":{"\xff\xfe\x00":1}}\n'), harmless.rest(10)))
