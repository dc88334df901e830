/** One class that Deeplearning4j 1.0.0-M2.1 looks for under its old name. */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
