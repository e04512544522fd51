package firstthousand.template;

/**
 * Why a draft is not ready.
 *
 * @param field the value that is missing, as the template names it; null where no value
 * is the matter
 * @param sentence what is wrong
 */
public record Problem(String field, String sentence) {
}
