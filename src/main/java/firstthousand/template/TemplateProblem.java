package firstthousand.template;

/**
 * Something wrong with a template, where it stands.
 *
 * @param file the file's name
 * @param line counted from 1 in the file, front matter included
 * @param column counted from 1; 0 where the whole line is meant
 * @param sentence what is wrong and what to do
 */
public record TemplateProblem(String file, int line, int column, String sentence) {

	@Override
	public String toString() {
		return this.file + ", line " + this.line + ((this.column > 0) ? ", column " + this.column : "") + ": "
				+ this.sentence;
	}

}
