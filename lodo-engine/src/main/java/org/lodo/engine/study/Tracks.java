package org.lodo.engine.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.study.StudyFile.ProblemItem;

/**
 * The tracks of a study as written in YAML: a list of {@code tuned}, {@code untuned} and {@code {transferred: TUNING}}, where the
 * tuning is a name or the path of a folder, as under {@code tuned} of a problem.
 */
final class Tracks {

    private static final String TRANSFERRED = "transferred";

    private static final String RULE =
            ": must be tuned, untuned, or {transferred: NAME} with the name of the tuning of another problem or horizon";

    private Tracks() {}

    /**
     * A track with the tuning whose points it takes.
     *
     * @param track the track; null in a study without tracks
     * @param tuning a name or the path of a folder; null if nothing was searched
     */
    record Choice(@Nullable Track track, @Nullable String tuning) {

        /** The label of a problem in this track. */
        String labelOf(String problem) {
            return track == null ? problem : track.labelOf(problem);
        }
    }

    /** The tracks of a problem, at least one. */
    static List<Choice> of(String source, StudyFile file, ProblemItem problem) {
        List<Object> written = problem.tracks() == null ? file.tracks() : problem.tracks();
        if (written == null) {
            return List.of(new Choice(null, problem.tuned()));
        }
        if (written.isEmpty()) {
            throw new UsageException(source + ": tracks = []: must list at least one, or be left out");
        }
        List<Choice> choices = new ArrayList<>();
        for (Object track : written) {
            Choice choice = choice(source, problem, track);
            if (choices.stream().anyMatch(other -> Objects.equals(other.track(), choice.track()))) {
                throw new UsageException(source + ": tracks: " + track + " appears twice: must appear once");
            }
            choices.add(choice);
        }
        return choices;
    }

    private static Choice choice(String source, ProblemItem problem, Object track) {
        if ("untuned".equals(track)) {
            return new Choice(Track.UNTUNED, null);
        }
        if ("tuned".equals(track)) {
            if (problem.tuned() == null) {
                throw new UsageException(
                        source + ": tracks: tuned: problem " + problem.name() + " must name its tuning under 'tuned'");
            }
            return new Choice(Track.TUNED, problem.tuned());
        }
        if (track instanceof Map<?, ?> map && map.size() == 1 && map.get(TRANSFERRED) instanceof String tuning) {
            Path folder = Path.of(tuning).getFileName();
            String name = folder == null ? tuning : folder.toString();
            try {
                return new Choice(new Track(Track.Kind.TRANSFERRED, Names.label(name)), tuning);
            } catch (UsageException e) {
                throw new UsageException(source + ": tracks: transferred: " + e.getMessage(), e);
            }
        }
        throw new UsageException(source + ": tracks: " + track + RULE);
    }
}
