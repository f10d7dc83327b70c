import { Argument, type Command } from 'commander'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'

/** `completion bash|zsh|fish`: a script made from the commands and options themselves. */
export const completionCommand: Register = (program, lang) => {
  program
    .command('completion')
    .description(say(cliTexts.completion, lang))
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .action((shell: 'bash' | 'zsh' | 'fish') => {
      process.stdout.write(SCRIPTS[shell](program))
    })
}

const names = (program: Command): string => program.commands.map((command) => command.name()).join(' ')
const shown = (command: Command) => command.options.filter((option) => !option.hidden)
const flags = (command: Command): string =>
  shown(command)
    .flatMap((option) => option.long ?? [])
    .join(' ')

const bash = (program: Command): string => `_biaojian() {
  local cur=\${COMP_WORDS[COMP_CWORD]}
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${names(program)}" -- "$cur")); return; fi
  case "\${COMP_WORDS[1]}" in
${program.commands.map((c) => `    ${c.name()}) COMPREPLY=($(compgen -W "${flags(c)}" -f -- "$cur"));;`).join('\n')}
  esac
}
complete -o filenames -F _biaojian biaojian
`

const SCRIPTS = {
  bash,
  zsh: (program: Command): string => `autoload -U bashcompinit && bashcompinit\n${bash(program)}`,
  fish: (program: Command): string =>
    program.commands
      .flatMap((c) => [
        `complete -c biaojian -n __fish_use_subcommand -a ${c.name()} -d ${JSON.stringify(c.description())}`,
        ...shown(c).flatMap((o) =>
          o.long
            ? [`complete -c biaojian -n "__fish_seen_subcommand_from ${c.name()}" -l ${o.long.slice(2)}`]
            : [],
        ),
      ])
      .join('\n')
      .concat('\n'),
}
