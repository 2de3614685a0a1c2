package org.lodo.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.run.MadeUp;

/** Reads the Job by the typed model of the Kubernetes API, in which unknown fields are errors. */
class KubernetesJobTest {

    private static final ObjectMapper STRICT = new YAMLMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new NothingElse());

    /** The model keeps what it does not know; here that is an error. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    @TempDir
    private Path folder;

    @Test
    void isAnIndexedJobThatSurvivesPreemption() throws Exception {
        Job job = STRICT.readValue(KubernetesJob.of(plan("quick", List.of("run", "quick")), "lodo:1"), Job.class);

        assertThat(job.getApiVersion()).isEqualTo("batch/v1");
        assertThat(job.getKind()).isEqualTo("Job");
        assertThat(job.getMetadata().getName()).isEqualTo("lodo-quick");
        assertThat(job.getMetadata().getAnnotations().get("lodo.org/plan")).startsWith("4 runs in 4 shards, ");
        assertThat(job.getSpec().getCompletionMode()).isEqualTo("Indexed");
        assertThat(job.getSpec().getCompletions()).isEqualTo(4);
        assertThat(job.getSpec().getParallelism()).isEqualTo(4);
        assertThat(job.getSpec().getBackoffLimitPerIndex()).isEqualTo(2);
        List<PodFailurePolicyRule> rules = job.getSpec().getPodFailurePolicy().getRules();
        assertThat(rules).extracting(PodFailurePolicyRule::getAction).containsExactly("Ignore", "Ignore", "FailJob");
        assertThat(rules.get(0).getOnExitCodes().getValues()).containsExactly(75, 143);
        PodSpec pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getTerminationGracePeriodSeconds()).isEqualTo(30);
        Container container = pod.getContainers().get(0);
        assertThat(container.getImage()).isEqualTo("lodo:1");
        assertThat(container.getResources().getRequests()).containsEntry("memory", new Quantity("560Mi"));
        assertThat(container.getVolumeMounts().get(0).getName())
                .isEqualTo(pod.getVolumes().get(0).getName());
    }

    @Test
    void theModelIsReadStrictly() {
        String job = KubernetesJob.of(plan("quick", List.of("run", "quick")), "lodo:1");

        for (String field :
                List.of("completions", "restartPolicy", "mountPath", "onExitCodes", "limits", "claimName")) {
            assertThatExceptionOfType(UnrecognizedPropertyException.class)
                    .isThrownBy(() -> STRICT.readValue(job.replace(field + ":", field + "z:"), Job.class))
                    .withMessageContaining(field + "z");
        }
    }

    /** What the shell of a pod makes of the command, after Kubernetes has replaced its own references. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oddArgumentsArriveAsTheyAre() throws Exception {
        String odd = "it's \"odd\" $HOME $(HOME) $$(X) `id` : # é\n- x";
        Job job = STRICT.readValue(
                KubernetesJob.of(plan("Odd (study) é", List.of("run", odd, "yes", "1e3")), "lodo:1"), Job.class);
        assertThat(job.getMetadata().getName()).matches("lodo-[a-z0-9-]{1,58}");
        List<String> command =
                job.getSpec().getTemplate().getSpec().getContainers().get(0).getCommand();

        Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\nprintf '%s|' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        ProcessBuilder pod = new ProcessBuilder(
                command.stream().map(KubernetesJobTest::expanded).toList());
        pod.environment().put("JOB_COMPLETION_INDEX", "2");
        pod.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Process process = pod.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("-Xmx240m|-jar|/lodo/lodo.jar|run|" + odd + "|yes|1e3|--shard|3/4|");
    }

    /** As documented: $(NAME) is replaced if there is such a variable, and $$ is a dollar sign. */
    private static String expanded(String word) {
        return word.replaceAll("(?<!\\$)((?:\\$\\$)*)\\$\\(HOME\\)", "$1replaced")
                .replace("$$", "$");
    }

    private static JobPlan plan(String study, List<String> arguments) {
        List<PlannedRun> runs = new ArrayList<>();
        for (int shard = 1; shard <= 4; shard++) {
            runs.add(new PlannedRun(shard, 10, 64L << 20, MadeUp.spec("bowl", "adam", shard, 10)));
        }
        return new JobPlan(study, 4, 1, runs, arguments, "/lodo/results/" + study);
    }
}
