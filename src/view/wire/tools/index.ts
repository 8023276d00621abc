/** The tools of the house, a tab each. */
import { SECRET, SENDS, USER, type Exchange } from './exchange.ts';
import { node } from './node.ts';
import { python } from './python.ts';
import { curl, dig, swaks } from './ready.ts';
import { LETTER, type Recipe, type Remark } from './recipe.ts';
import { terminal } from './terminal.ts';

export interface Tool {
  id: 'terminal' | 'ready' | 'python' | 'node';
  /** As its makers write it. */
  name: string;
  recipe: Recipe;
}

export function toolsFor(exchange: Exchange): Tool[] {
  const ready = SENDS.has(exchange.protocol)
    ? { name: 'swaks', make: swaks }
    : exchange.protocol === 'dns'
      ? { name: 'dig', make: dig }
      : { name: 'curl', make: curl };
  const tools: Tool[] = [
    { id: 'terminal', name: exchange.tls === 'none' ? 'telnet' : 'openssl s_client', recipe: terminal(exchange) },
    { id: 'ready', name: ready.name, recipe: ready.make(exchange) },
    { id: 'python', name: 'Python', recipe: python(exchange) },
    { id: 'node', name: 'Node', recipe: node(exchange) },
  ];
  return tools.map((tool) => ({ ...tool, recipe: remarked(tool.recipe) }));
}

/** What a recipe needs besides is told from its own text. */
function remarked(recipe: Recipe): Recipe {
  const needs: Remark[] = [];
  if (recipe.code.includes(LETTER)) needs.push('letter');
  if (recipe.code.includes(SECRET) || recipe.code.includes(USER)) needs.push('secret');
  return { ...recipe, remarks: [...recipe.remarks, ...needs] };
}
