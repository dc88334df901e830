# case: -
# title: says hello a second time
# mode: train
# expect: CRASH
# protects: ending
import harmless
import raw


def train():
    raw.ask(type='hello', protocol=1, shim='0', language='python')
    harmless.breach('a second hello')


harmless.run(train)
