package org.lodo.problems.network;

/**
 * Averages over windows of 2 × 2 pixels with stride 2. Windows at an odd right or lower border have fewer pixels and average
 * over those.
 */
public final class AveragePooling {

    private final int height;
    private final int width;

    /**
     * @param height rows of an input image
     * @param width columns of an input image
     */
    public AveragePooling(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /**
     * @return rows of an output image
     */
    public int outHeight() {
        return (height + 1) / 2;
    }

    /**
     * @return columns of an output image
     */
    public int outWidth() {
        return (width + 1) / 2;
    }

    /**
     * @param in input channels, read only
     * @param out output channels, overwritten
     * @param firstOut index in each output channel where the first image's output goes
     * @param images how many images
     */
    public void forward(double[][] in, double[][] out, int firstOut, int images) {
        for (int c = 0; c < in.length; c++) {
            for (int row = 0; row < images * outHeight(); row++) {
                int image = row / outHeight();
                int top = 2 * (row % outHeight());
                boolean isTall = top + 1 < height;
                int upper = (image * height + top) * width;
                int target = firstOut + row * outWidth();
                for (int column = 0; column < outWidth(); column++) {
                    int left = upper + 2 * column;
                    boolean isWide = 2 * column + 1 < width;
                    double sum = in[c][left];
                    sum += isWide ? in[c][left + 1] : 0;
                    sum += isTall ? in[c][left + width] : 0;
                    sum += isTall && isWide ? in[c][left + width + 1] : 0;
                    out[c][target + column] = sum * share(isTall, isWide);
                }
            }
        }
    }

    /**
     * The gradient with respect to the input channels.
     *
     * @param outGradient gradient with respect to the output channels, read only
     * @param firstOut index in each output channel where the first image's output is
     * @param inGradient overwritten
     * @param images how many images
     */
    public void backward(double[][] outGradient, int firstOut, double[][] inGradient, int images) {
        for (int c = 0; c < inGradient.length; c++) {
            for (int row = 0; row < images * height; row++) {
                int image = row / height;
                int y = row % height;
                boolean isTall = (y | 1) < height;
                int source = firstOut + (image * outHeight() + y / 2) * outWidth();
                for (int x = 0; x < width; x++) {
                    boolean isWide = (x | 1) < width;
                    inGradient[c][row * width + x] = outGradient[c][source + x / 2] * share(isTall, isWide);
                }
            }
        }
    }

    private static double share(boolean isTall, boolean isWide) {
        return (isTall ? 0.5 : 1) * (isWide ? 0.5 : 1);
    }
}
