package org.lodo.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.lodo.engine.catalog.UsageException;

/**
 * The address of a master of Spark.
 *
 * @param url the address as Spark writes it
 */
record SparkMaster(String url) {

    private static final int MAX_PORT = 65_535;

    private static final String STANDALONE = "spark://";

    private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|[1-9]\\d{0,3})])?");

    /** Name or address of a machine, and the port. */
    private static final String HOST = "([^\\s,:/]+|\\[[0-9a-fA-F:]+]):\\d{1,5}";

    /** One or several, of which one leads. */
    private static final Pattern HOSTS = Pattern.compile(HOST + "(," + HOST + ")*");

    /**
     * @param text as a user wrote it
     * @throws UsageException if it is no address of a kind of cluster that is known here
     */
    static SparkMaster parse(String text) {
        boolean isStandalone = text.startsWith(STANDALONE)
                && HOSTS.matcher(text.substring(STANDALONE.length())).matches()
                && addresses(text).stream().allMatch(address -> port(address) >= 1 && port(address) <= MAX_PORT);
        if (!isStandalone && !LOCAL.matcher(text).matches()) {
            throw new UsageException("--spark = " + text
                    + ": must be spark://HOST:PORT, the master of a standalone cluster, or local[N], N threads of this"
                    + " process");
        }
        return new SparkMaster(text);
    }

    boolean isLocal() {
        return !url.startsWith(STANDALONE);
    }

    /**
     * Finds out at once what Spark would find out after a minute.
     *
     * @param millis how long to wait for each address
     * @throws IOException if nobody listens at any of the addresses
     */
    void requireReachable(int millis) throws IOException {
        if (isLocal()) {
            return;
        }
        IOException failure = null;
        for (String address : addresses(url)) {
            String host = address.substring(0, address.lastIndexOf(':'));
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port(address)), millis);
                return;
            } catch (IOException e) {
                failure = e;
            }
        }
        throw new IOException(
                url + " cannot be reached (" + (failure == null ? "" : failure.getMessage())
                        + "): must be the address of a running master",
                failure);
    }

    private static List<String> addresses(String url) {
        return Arrays.asList(url.substring(STANDALONE.length()).split(",", -1));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
