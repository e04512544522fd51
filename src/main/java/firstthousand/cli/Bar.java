package firstthousand.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error, where that is a terminal; otherwise nothing. */
final class Bar implements AutoCloseable {

	private final boolean terminal = System.console() != null;

	private ProgressBar bar;

	private String doing;

	/** So far; total is -1 where nobody knows. */
	synchronized void show(String doing, long done, long total) {
		if (!this.terminal) {
			return;
		}
		if (!doing.equals(this.doing)) {
			close();
			this.doing = doing;
			this.bar = new ProgressBarBuilder().setTaskName(doing)
				.setInitialMax(total)
				.setStyle(ProgressBarStyle.ASCII)
				.setUpdateIntervalMillis(200)
				.build();
		}
		this.bar.stepTo(done);
	}

	@Override
	public synchronized void close() {
		if (this.bar != null) {
			this.bar.close();
			this.bar = null;
		}
	}

}
