package com.example.lodo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class TrainingTest {

    @Test
    void javaEndsNearTheMinimum() {
        assertArrayEquals(new double[] {1, 1}, Training.train(), 0.1);
    }

    @Test
    void kotlinMakesTheSameSteps() {
        assertArrayEquals(Training.train(), KotlinTrainingKt.train(), 0);
    }
}
