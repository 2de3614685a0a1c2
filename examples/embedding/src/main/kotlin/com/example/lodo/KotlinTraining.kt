package com.example.lodo

import org.lodo.LodoConfig
import org.lodo.LodoRecipes

/** The same in Kotlin. */
fun train(): DoubleArray {
    val lodo = LodoRecipes.lodo(2, LodoConfig.defaults().withInitialLearningRate(0.2), 42)
    val x = doubleArrayOf(-0.5, 2.0)
    repeat(2000) {
        val above = x[1] - x[0] * x[0]
        val gradient = doubleArrayOf(-0.02 * (1 - x[0]) - 4 * x[0] * above, 2 * above)
        lodo.step(gradient, x)
    }
    return x
}
