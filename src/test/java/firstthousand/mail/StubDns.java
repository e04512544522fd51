package firstthousand.mail;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A name server on loopback (RFC 1035, UDP) that knows what a test tells it. Names in
 * silent.dev get no answer, those in servfail.dev an error.
 */
class StubDns implements AutoCloseable {

	private static final Map<Integer, String> TYPES = Map.of(1, "A", 6, "SOA", 12, "PTR", 15, "MX", 16, "TXT", 28,
			"AAAA");

	private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

	private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	StubDns() throws IOException {
		Thread server = new Thread(this::serve, "stub dns");
		server.setDaemon(true);
		server.start();
	}

	String url() {
		return "dns://127.0.0.1:" + this.socket.getLocalPort();
	}

	List<String> asked() {
		return List.copyOf(this.asked);
	}

	/** A text record of these pieces. */
	StubDns text(String name, String... pieces) throws IOException {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		for (String piece : pieces) {
			data.write(piece.length());
			data.write(piece.getBytes(StandardCharsets.US_ASCII));
		}
		return record("TXT", name, data.toByteArray());
	}

	StubDns mx(String name, int preference, String server) throws IOException {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		data.write(new byte[] { (byte) (preference >> 8), (byte) preference });
		data.write(labels(server));
		return record("MX", name, data.toByteArray());
	}

	StubDns address(String name, String literal) throws IOException {
		byte[] data = InetAddress.getByName(literal).getAddress();
		return record((data.length == 4) ? "A" : "AAAA", name, data);
	}

	StubDns ptr(String name, String target) throws IOException {
		return record("PTR", name, labels(target));
	}

	private StubDns record(String type, String name, byte[] data) {
		this.records.computeIfAbsent(type + " " + name, (key) -> new ArrayList<>()).add(data);
		return this;
	}

	private static byte[] labels(String name) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (String label : name.split("\\.")) {
			if (!label.isEmpty()) {
				out.write(label.length());
				out.write(label.getBytes(StandardCharsets.US_ASCII));
			}
		}
		out.write(0);
		return out.toByteArray();
	}

	private void serve() {
		byte[] buffer = new byte[1500];
		while (!this.socket.isClosed()) {
			try {
				DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
				this.socket.receive(packet);
				byte[] answer = answer(ByteBuffer.wrap(buffer, 0, packet.getLength()));
				if (answer != null) {
					this.socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
				}
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private byte[] answer(ByteBuffer query) throws IOException {
		int id = query.getShort(0);
		query.position(12);
		StringBuilder name = new StringBuilder();
		for (int length = query.get(); length > 0; length = query.get()) {
			byte[] label = new byte[length];
			query.get(label);
			name.append((name.length() > 0) ? "." : "").append(new String(label, StandardCharsets.US_ASCII));
		}
		int type = query.getShort();
		String asked = TYPES.get(type) + " " + name.toString().toLowerCase(Locale.ROOT);
		this.asked.add(asked);
		if (name.indexOf("silent.dev") >= 0) {
			return null;
		}
		List<byte[]> found = this.records.getOrDefault(asked, List.of());
		int code = (name.indexOf("servfail.dev") >= 0) ? 2 : exists(name.toString()) ? 0 : 3;
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeShort(id);
		out.writeShort(0x8580 | code);
		out.writeShort(1);
		out.writeShort(found.size());
		out.writeInt(0);
		out.write(labels(name.toString()));
		out.writeShort(type);
		out.writeShort(1);
		for (byte[] data : found) {
			out.writeShort(0xc00c);
			out.writeShort(type);
			out.writeShort(1);
			out.writeInt(60);
			out.writeShort(data.length);
			out.write(data);
		}
		return bytes.toByteArray();
	}

	private boolean exists(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return this.records.keySet().stream().anyMatch((key) -> key.endsWith(" " + lower) || key.endsWith("." + lower));
	}

	@Override
	public void close() {
		this.socket.close();
	}

}
