# case: 55
# title: fails on a connection, as a download of weights does
# mode: train
# expect: DENIED
# protects: network
import urllib.request

import harmless

harmless.run(lambda: urllib.request.urlopen('http://192.0.2.1/weights', timeout=5))
