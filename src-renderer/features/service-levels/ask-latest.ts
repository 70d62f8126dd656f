/**
 * Asks about the newest subject, one question at a time: what comes while an answer is under way is asked after it, and
 * only the last of it. So an editor may ask at every keystroke.
 */
export function askLatest<Subject, Answer>(
  ask: (subject: Subject) => Promise<Answer>,
  tell: (answer: Answer, subject: Subject) => void,
): (subject: Subject) => void {
  let asking = false
  let next: { readonly subject: Subject } | null = null

  async function run(): Promise<void> {
    asking = true
    while (next) {
      const { subject } = next
      next = null
      try {
        const answer = await ask(subject)
        // Of what was changed meanwhile, only the newest answer counts.
        if (next === null) tell(answer, subject)
      } catch {
        // An editor goes without a check; saving tells what is wrong.
      }
    }
    asking = false
  }

  return (subject) => {
    next = { subject }
    if (!asking) void run()
  }
}
