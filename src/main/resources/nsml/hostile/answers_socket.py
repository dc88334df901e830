# case: 70
# title: a socket as answers
# mode: submit
# expect: NO_RESULT
# protects: answers
import socket

import harmless
import raw


def infer(queries, references):
    socket.socket(socket.AF_UNIX).bind(raw.place('forged.tsv'))
    raw.hand_in()


harmless.run(infer=infer)
