package org.lodo.bench.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.PlotWriter;

class StillPictureTest {

    @TempDir
    private Path folder;

    @Test
    void linesAreThoseOfTheFileInFewerCharacters() throws Exception {
        double[] x = IntStream.rangeClosed(1, 2000).asDoubleStream().toArray();
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(i -> 2 + StrictMath.sin(i * i))
                .toArray();
        CurvePlot plot = new CurvePlot(
                "50 % of 'all' & <more> #1",
                "step", "loss", Axis.LOG, Axis.LOG, List.of(new Curve("adam", x, y)), List.of());
        PlotWriter.write(plot, folder.resolve("plot"));
        String file = Files.readString(folder.resolve("plot.svg"));

        String url = StillPicture.dataUrl(file);

        assertThat(url).startsWith("data:image/svg+xml,<svg").doesNotContain("'", "#", "\n");
        String picture = URLDecoder.decode(
                url.substring("data:image/svg+xml,".length())
                        .replace("&amp;", "&")
                        .replace("+", "%2B"),
                StandardCharsets.UTF_8);
        assertThat(picture).contains("<title>50 % of 'all' &amp; &lt;more&gt; #1</title>");
        assertThat(length(paths(picture, "[-0-9.Mlz ]+"))).isLessThan(length(paths(file, "[-0-9.,MLZ ]+")) * 3 / 5);
        List<double[]> expected = absolute(paths(file, "[-0-9.,MLZ ]+"));
        List<double[]> small = relative(paths(picture, "[-0-9.Mlz ]+"));
        assertThat(expected).hasSizeGreaterThan(500);
        // Points that fall together are left out: each of the rest is near to one of the file, in order.
        int at = 0;
        for (double[] point : small) {
            while (at < expected.size() && distance(expected.get(at), point) > 0.36) {
                at++;
            }
            assertThat(at)
                    .as("a point of the file at %s, %s", point[0], point[1])
                    .isLessThan(expected.size());
        }
        assertThat(small.size()).isCloseTo(expected.size(), within(expected.size() / 5));
    }

    private static double distance(double[] one, double[] other) {
        return StrictMath.hypot(one[0] - other[0], one[1] - other[1]);
    }

    private static int length(List<String> paths) {
        return paths.stream().mapToInt(String::length).sum();
    }

    private static List<String> paths(String svg, String characters) {
        return Pattern.compile(" d=\"(" + characters + ")\"")
                .matcher(svg)
                .results()
                .map(path -> path.group(1))
                .toList();
    }

    private static List<double[]> absolute(List<String> paths) {
        return paths.stream()
                .flatMap(path ->
                        Pattern.compile("(-?[0-9.]+),(-?[0-9.]+)").matcher(path).results())
                .map(point -> new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))})
                .toList();
    }

    private static List<double[]> relative(List<String> paths) {
        List<double[]> points = new ArrayList<>();
        for (String path : paths) {
            Matcher part = Pattern.compile("([Ml])([-0-9. ]*)").matcher(path);
            AffineTransform pen = new AffineTransform();
            while (part.find()) {
                List<Double> numbers = Pattern.compile("-?(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)")
                        .matcher(part.group(2))
                        .results()
                        .map(MatchResult::group)
                        .map(Double::valueOf)
                        .toList();
                if (part.group(1).equals("M")) {
                    pen.setToIdentity();
                }
                for (int i = 0; i < numbers.size(); i += 2) {
                    pen.translate(numbers.get(i), numbers.get(i + 1));
                    points.add(new double[] {pen.getTranslateX(), pen.getTranslateY()});
                }
            }
        }
        return points;
    }
}
