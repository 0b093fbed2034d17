import { useEffect, useState } from 'preact/hooks';

/**
 * Whether the component has been on screen for a frame: what is long is kept short until then. An effect alone doesn't tell: where the first drawing
 * takes long, it runs before the frame.
 */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}
