package org.lodo.problems.deep;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The smallest ½ ‖WX − Y‖² over all W of at most rank r (Izenman 1975; Reinsel and Velu 1998, section 2.2). With X = USVᵀ, the
 * fit of least squares is YVVᵀ; what it leaves of Y is left by every W, and of the fit itself the best W leaves all singular
 * values but the r largest.
 */
final class ReducedRankRegression {

    private ReducedRankRegression() {}

    /**
     * @param x inputs × m, of full row rank
     * @param y outputs × m
     * @param rank r, at least 1
     * @return the smallest ½ ‖WX − Y‖²
     */
    static double smallestLoss(R064Store x, R064Store y, int rank) {
        SingularValue<Double> ofInputs = SingularValue.R064.make(x);
        ofInputs.decompose(x);
        // The right singular vectors of positive singular values span the rows of X.
        MatrixStore<Double> rows = ofInputs.getV().limits(x.getColDim(), ofInputs.getRank());
        MatrixStore<Double> coordinates = y.multiply(rows);
        R064Store rest = R064Store.FACTORY.copy(y.subtract(coordinates.multiply(rows.transpose())));
        double sum = squaredNorm(rest);
        SingularValue<Double> ofFit = SingularValue.R064.make(coordinates);
        ofFit.decompose(coordinates);
        double[] singular = ofFit.getSingularValues().toRawCopy1D();
        for (int i = rank; i < singular.length; i++) {
            sum += singular[i] * singular[i];
        }
        return 0.5 * sum;
    }

    private static double squaredNorm(R064Store matrix) {
        double sum = 0;
        for (double entry : matrix.data) {
            sum += entry * entry;
        }
        return sum;
    }
}
