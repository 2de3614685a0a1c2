package org.lodo.bench.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shards of a study as an Indexed Job of Kubernetes, in YAML. The suite's folder and the results are on the volume of a
 * claim, which all pods mount at {@value #MOUNT}.
 */
public final class KubernetesJob {

    /** Where the pods have the volume. */
    public static final String MOUNT = "/lodo";

    private static final String NAME = "lodo";

    /** After which Kubernetes kills a pod that was asked to stop; the process ends before. */
    private static final int GRACE_SECONDS = 30;

    /** How often the pod of a shard may fail by itself. */
    private static final int RETRIES = 2;

    /** Stopped by SIGTERM, after or before there was anything to save: the pod is made again, and goes on. */
    private static final List<Integer> STOPPED = List.of(75, 143);

    /** Wrong arguments, which no repetition makes right. */
    private static final List<Integer> WRONG = List.of(2);

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private KubernetesJob() {}

    /**
     * @param plan the shards
     * @param image a container image with Java
     * @return the Job
     */
    public static String of(JobPlan plan, String image) {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("apiVersion", "batch/v1");
        job.put("kind", "Job");
        job.put("metadata", Map.of("name", plan.jobName(), "annotations", Map.of("lodo.org/plan", plan.summary())));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("completionMode", "Indexed");
        spec.put("completions", plan.shards());
        spec.put("parallelism", plan.shards());
        spec.put("backoffLimitPerIndex", RETRIES);
        spec.put("podFailurePolicy", Map.of("rules", rules()));
        spec.put("template", Map.of("spec", pod(plan, image)));
        job.put("spec", spec);
        try {
            return YAML.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, text and numbers can be written", e);
        }
    }

    private static List<Map<String, Object>> rules() {
        return List.of(
                onExitCodes("Ignore", STOPPED),
                ordered(
                        "action",
                        "Ignore",
                        "onPodConditions",
                        List.of(ordered("type", "DisruptionTarget", "status", "True"))),
                onExitCodes("FailJob", WRONG));
    }

    private static Map<String, Object> onExitCodes(String action, List<Integer> codes) {
        Map<String, Object> condition = ordered("containerName", NAME, "operator", "In");
        condition.put("values", codes);
        return ordered("action", action, "onExitCodes", condition);
    }

    private static Map<String, Object> pod(JobPlan plan, String image) {
        Map<String, Object> container = ordered("name", NAME, "image", image);
        container.put("workingDir", MOUNT);
        container.put("command", command(plan));
        String memory = plan.memoryMebibytes() + "Mi";
        container.put(
                "resources",
                ordered(
                        "requests",
                        ordered("cpu", String.valueOf(plan.threads()), "memory", memory),
                        "limits",
                        Map.of("memory", memory)));
        container.put("volumeMounts", List.of(ordered("name", NAME, "mountPath", MOUNT)));
        Map<String, Object> pod = ordered("restartPolicy", "Never", "terminationGracePeriodSeconds", GRACE_SECONDS);
        pod.put("containers", List.of(container));
        pod.put("volumes", List.of(ordered("name", NAME, "persistentVolumeClaim", Map.of("claimName", NAME))));
        return pod;
    }

    /** The shell only computes the number of the shard; its arguments are words already. */
    private static List<String> command(JobPlan plan) {
        List<String> words = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "exec \"$@\" --shard \"$((JOB_COMPLETION_INDEX + 1))/" + plan.shards() + "\"",
                NAME,
                "java",
                "-Xmx" + plan.heapMebibytes() + "m",
                "-jar",
                MOUNT + "/lodo.jar"));
        words.addAll(plan.arguments());
        // Kubernetes itself replaces $(NAME), and $$ by $.
        return words.stream().map(word -> word.replace("$", "$$")).toList();
    }

    private static Map<String, Object> ordered(String key, Object value, String secondKey, Object secondValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(secondKey, secondValue);
        return map;
    }
}
