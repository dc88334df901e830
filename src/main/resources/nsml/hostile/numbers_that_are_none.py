# case: 74
# title: reports that are not finite, or too large for a double
# mode: train
# expect: CRASH
# protects: ending
import harmless
import raw

harmless.run(lambda: (raw.shout(b'{"type":"report","step":1,"values":{"loss":1e999,"x":NaN},"summary":true}\n'), harmless.rest(10)))
