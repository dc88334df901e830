# case: 22
# title: an exception whose class is OK and whose message is 10 MB with control characters
# mode: submit
# expect: CRASH
# protects: ending
import harmless


class OK(Exception):
    pass


def infer(queries, references):
    raise OK('verdict: OK\x1b[2J\x00\r\n' * 600000)


harmless.run(infer=infer)
