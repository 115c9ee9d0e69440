/** Every run asks the same questions: a property that fails here fails everywhere, and again. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 1 });
