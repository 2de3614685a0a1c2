package org.lodo.bench.plot;

import java.awt.Color;
import java.util.Arrays;

/**
 * How readers see colours: with normal vision, and without the cones for red, green or blue, as linear RGB multiplied by the
 * matrices for severity 1.0 of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE TVCG 15(6), 2009. Differences are those of CIEDE2000 (Sharma, Wu and Dalal, "The CIEDE2000
 * Color-Difference Formula", Color Research and Application 30(1), 2005).
 */
enum Vision {
    NORMAL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
    PROTANOPIA(new double[][] {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    }),
    DEUTERANOPIA(new double[][] {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    }),
    TRITANOPIA(new double[][] {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    });

    private static final double[][] XYZ = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
    };

    /** D65. */
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    private static final double POWER = StrictMath.pow(25, 7);

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final double[][] matrix;

    Vision(double[][] matrix) {
        this.matrix = matrix;
    }

    /** The difference of two colours to such a reader. */
    double difference(Color one, Color other) {
        return difference(lab(one), lab(other));
    }

    private double[] lab(Color color) {
        double[] seen = Arrays.stream(times(matrix, linear(color)))
                .map(part -> Math.max(0, Math.min(1, part)))
                .toArray();
        double[] xyz = times(XYZ, seen);
        double[] f = new double[3];
        for (int i = 0; i < 3; i++) {
            double ratio = xyz[i] / WHITE[i];
            f[i] = ratio > 216.0 / 24389 ? StrictMath.cbrt(ratio) : (24389.0 / 27 * ratio + 16) / 116;
        }
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    /** The difference of two colours in CIELAB. */
    static double difference(double[] one, double[] other) {
        double chroma = (StrictMath.hypot(one[1], one[2]) + StrictMath.hypot(other[1], other[2])) / 2;
        double g = 0.5 * (1 - compressed(chroma));
        double a1 = (1 + g) * one[1];
        double a2 = (1 + g) * other[1];
        double c1 = StrictMath.hypot(a1, one[2]);
        double c2 = StrictMath.hypot(a2, other[2]);
        double h1 = hue(a1, one[2]);
        double h2 = hue(a2, other[2]);
        boolean isGrey = c1 * c2 == 0;
        double turn = h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
        double dh = 2 * StrictMath.sqrt(c1 * c2) * sin((isGrey ? 0 : turn) / 2);
        double sum = h1 + h2;
        double h = isGrey ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? sum / 2 + 180 : sum / 2 - 180;
        double light = (one[0] + other[0]) / 2 - 50;
        double c = (c1 + c2) / 2;
        double t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
        double partL = (other[0] - one[0]) / (1 + 0.015 * light * light / StrictMath.sqrt(20 + light * light));
        double partC = (c2 - c1) / (1 + 0.045 * c);
        double partH = dh / (1 + 0.015 * c * t);
        double rotation = -2 * compressed(c) * sin(60 * StrictMath.exp(-((h - 275) / 25) * ((h - 275) / 25)));
        return StrictMath.sqrt(partL * partL + partC * partC + partH * partH + rotation * partC * partH);
    }

    private static double compressed(double chroma) {
        double power = StrictMath.pow(chroma, 7);
        return StrictMath.sqrt(power / (power + POWER));
    }

    private static double hue(double a, double b) {
        double degrees = StrictMath.toDegrees(StrictMath.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double sin(double degrees) {
        return StrictMath.sin(StrictMath.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees));
    }

    /** The contrast ratio of two colours (WCAG 2). */
    static double contrast(Color one, Color other) {
        double a = times(XYZ, linear(one))[1];
        double b = times(XYZ, linear(other))[1];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double[] linear(Color color) {
        return Arrays.stream(new int[] {color.getRed(), color.getGreen(), color.getBlue()})
                .mapToDouble(component -> component / 255.0)
                .map(share -> share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
                .toArray();
    }
}
