import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hosts many time-skipping Temporal test servers in one JVM, each with a clock of its own that starts at any date.
 *
 * <p>Commands on stdin, one a line; each is answered by one line of JSON on stdout:
 *
 * <pre>
 *   open ID START_MILLIS   {"id":"ID","port":N}         a new, empty server on 127.0.0.1, its clock at START_MILLIS
 *   close ID               {"id":"ID","closed":true}
 *   anything else          {"id":"ID","error":"…"}
 * </pre>
 *
 * <p>Ends when stdin ends: it never outlives the process that started it.
 */
public final class TimeSkippingHost {
  /** Temporal's own limit for a gRPC message is 4 MB on the way in; a whole history may come back larger. */
  private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

  private static final long LIMIT_MILLIS = Duration.ofDays(3650).toMillis();

  private record Hosted(TestServicesStarter services, Server server) {
    void close() {
      server.shutdownNow(); // cuts the workers' long polls; a graceful shutdown would wait a minute for them
      services.close();
    }
  }

  private final Map<String, Hosted> hosted = new ConcurrentHashMap<>();
  private final PrintStream out;

  /** One pool for all servers. Unbounded: a waiting `moveTo` and each long poll hold a thread. Daemons: they end with the JVM. */
  private final ExecutorService calls =
      Executors.newCachedThreadPool(
          run -> {
            Thread thread = new Thread(run, "call");
            thread.setDaemon(true);
            return thread;
          });

  private TimeSkippingHost(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err); // whatever a library prints must not mix with the answers
    TimeSkippingHost host = new TimeSkippingHost(answers);
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    host.answer("{\"ready\":true}");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String command = line.strip();
      if (!command.isEmpty()) host.calls.execute(() -> host.obey(command.split("\\s+")));
    }
    Runtime.getRuntime().halt(0); // nothing here is worth keeping, and some of the servers' threads are not daemons
  }

  private void obey(String[] words) {
    String id = words.length > 1 ? words[1] : "";
    try {
      switch (words[0] + words.length) {
        case "open3" -> answer("{\"id\":" + json(id) + ",\"port\":" + open(id, Long.parseLong(words[2])) + "}");
        case "close2" -> {
          close(id);
          answer("{\"id\":" + json(id) + ",\"closed\":true}");
        }
        default -> throw new IllegalArgumentException("expected 'open ID START_MILLIS' or 'close ID'");
      }
    } catch (Throwable problem) {
      answer("{\"id\":" + json(id) + ",\"error\":" + json(String.valueOf(problem)) + "}");
    }
  }

  private int open(String id, long startMillis) throws Exception {
    // true: the clock is locked from the start and skips only when a client unlocks it
    TestServicesStarter services = new TestServicesStarter(true, startMillis);
    liftTenYearLimit(services);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .executor(calls)
            .maxInboundMessageSize(MAX_MESSAGE_BYTES);
    services.getServices().forEach(builder::addService);
    Server server;
    try {
      server = builder.build().start();
    } catch (Exception problem) {
      services.close();
      throw problem;
    }
    Hosted opened = new Hosted(services, server);
    if (hosted.putIfAbsent(id, opened) != null) {
      opened.close();
      throw new IllegalArgumentException("already open");
    }
    return server.getPort();
  }

  /**
   * The test server ends every run after 3,650 days, also one that was started with no limit; a Temporal server has no such limit, and
   * a course may sleep longer than that. So the timers that would do it are not put into the clock's queue. A shorter limit that a
   * client asked for stays.
   */
  private static void liftTenYearLimit(TestServicesStarter services) throws ReflectiveOperationException {
    Object clock = read(services, "selfAdvancingTimer");
    Field queue = clock.getClass().getDeclaredField("tasks");
    queue.setAccessible(true);
    Comparator<Object> byTime = Comparator.comparingLong(task -> (long) read(task, "executionTime"));
    queue.set(
        clock,
        new PriorityQueue<Object>(byTime) {
          @Override
          public boolean add(Object task) {
            // called with the clock's own lock held
            boolean limit = "workflow execution timeout".equals(read(task, "taskInfo"));
            long ahead = (long) read(task, "executionTime") - (long) read(clock, "currentTimeMs");
            return limit && ahead >= LIMIT_MILLIS ? false : super.add(task);
          }
        });
  }

  private static Object read(Object from, String name) {
    try {
      Field field = from.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(from);
    } catch (ReflectiveOperationException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private void close(String id) {
    Hosted closing = hosted.remove(id);
    if (closing == null) throw new IllegalArgumentException("not open");
    closing.close();
  }

  private void answer(String line) {
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  private static String json(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < ' ') quoted.append(String.format("\\u%04x", (int) c));
      else quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
