package firstthousand.signup;

/** All rows that ever came in: rows = admitted + repeated + rejected. */
public record SignupTotals(long rows, long admitted, long repeated, long rejected) {

}
