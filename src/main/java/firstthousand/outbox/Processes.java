package firstthousand.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import firstthousand.Utc;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is alive. A claim names its process; whether that process is gone is asked of the
 * operating system where it ran on this machine, and of its heartbeat in the database
 * where it ran on another.
 *
 * <p>
 * A process is named <code>machine|pid|start|random</code>; the machine is the host's
 * name and its process namespace, so that two containers of one name are not taken for
 * one.
 */
@Component
public class Processes {

	private static final Logger log = LoggerFactory.getLogger(Processes.class);

	private static final Duration BEAT = Duration.ofSeconds(5);

	private static final Duration SILENCE = Duration.ofSeconds(90);

	/** Of a process's name; what follows is which of its claims it is. */
	private static final int PARTS = 4;

	private static final String MACHINE = machine();

	private final String id = String.join("|", MACHINE, String.valueOf(ProcessHandle.current().pid()),
			String.valueOf(started(ProcessHandle.current())), UUID.randomUUID().toString().substring(0, 8));

	private final JdbcClient jdbc;

	private final Rest rest;

	private final Clock clock;

	private final AtomicLong claims = new AtomicLong();

	private ScheduledExecutorService heart;

	Processes(JdbcClient jdbc, Rest rest, Clock clock) {
		this.jdbc = jdbc;
		this.rest = rest;
		this.clock = clock;
	}

	/** This process' name; from the first call on its heart beats. */
	public synchronized String self() {
		if (this.heart == null) {
			LocalDateTime now = Utc.of(this.clock.instant());
			this.jdbc.sql("insert into outbox_process (id, started_at, seen_at) values (:id, :now, :now)")
				.param("id", this.id)
				.param("now", now)
				.update();
			this.heart = Executors.newSingleThreadScheduledExecutor((beat) -> {
				Thread thread = new Thread(beat, "heartbeat");
				thread.setDaemon(true);
				return thread;
			});
			this.heart.scheduleAtFixedRate(this::beat, BEAT.toSeconds(), BEAT.toSeconds(), TimeUnit.SECONDS);
		}
		return this.id;
	}

	/**
	 * A name for one round of claims: no two of them are alike, so that who claimed a
	 * letter is told apart even between two runs of this process.
	 */
	String claimant() {
		return self() + "|" + Long.toHexString(this.claims.incrementAndGet());
	}

	/** Whether that claim is this process's. */
	boolean isOurs(String claimant) {
		return claimant.equals(this.id) || claimant.startsWith(this.id + "|");
	}

	private void beat() {
		try {
			this.jdbc.sql("update outbox_process set seen_at = :now where id = :id")
				.param("id", this.id)
				.param("now", Utc.of(this.clock.instant()))
				.update();
		}
		catch (DataAccessException ex) {
			log.warn("The heartbeat could not be written; the next one will be tried: {}", ex.getMessage());
		}
	}

	/**
	 * Whether the process with this name is certainly gone, or has been silent for so
	 * long that it must be.
	 */
	public boolean gone(String process) {
		if (isOurs(process)) {
			return false;
		}
		String[] parts = process.split("\\|");
		if (parts.length >= 3 && parts[0].equals(MACHINE)) {
			return ProcessHandle.of(Long.parseLong(parts[1]))
				.map((handle) -> !handle.isAlive() || started(handle) != Long.parseLong(parts[2]))
				.orElse(true);
		}
		Instant silentSince = this.clock.instant().minus(SILENCE);
		return this.jdbc.sql("select seen_at from outbox_process where id = :id")
			.param("id", String.join("|", List.of(parts).subList(0, Math.min(parts.length, PARTS))))
			.query(LocalDateTime.class)
			.optional()
			.map((seen) -> Utc.instant(seen).isBefore(silentSince))
			.orElse(true);
	}

	/**
	 * Whether another process has its heart beating in this very database: a copy holds
	 * old beats, but no new ones. Takes a few seconds to tell.
	 */
	boolean othersLive() {
		LocalDateTime before = lastBeat();
		this.rest.until(this.clock.instant().plus(BEAT).plusSeconds(2), () -> false);
		return before != null && lastBeat().isAfter(before);
	}

	private LocalDateTime lastBeat() {
		return this.jdbc.sql("select max(seen_at) from outbox_process where id <> :id")
			.param("id", this.id)
			.query((row, n) -> row.getObject(1, LocalDateTime.class))
			.list()
			.get(0);
	}

	@PreDestroy
	synchronized void stop() {
		if (this.heart != null) {
			this.heart.shutdownNow();
		}
	}

	private static long started(ProcessHandle process) {
		return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
	}

	private static String machine() {
		String host;
		try {
			host = InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			host = "unnamed";
		}
		try {
			host += "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
		}
		catch (IOException | UnsupportedOperationException ex) {
			// not Linux: one machine, one namespace
		}
		return ((host.length() > 60) ? host.substring(host.length() - 60) : host).replace('|', '_');
	}

}
