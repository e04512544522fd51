package firstthousand.template;

/**
 * A template that cannot be used, with the place and the sentence. The other templates go
 * on working.
 */
class BrokenTemplateException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient TemplateProblem problem;

	BrokenTemplateException(TemplateProblem problem) {
		super(problem.toString());
		this.problem = problem;
	}

	TemplateProblem problem() {
		return this.problem;
	}

}
