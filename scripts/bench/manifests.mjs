// The files that the benchmarks open, made here: what they look like is what counts, not what they deploy.

/** A Deployment of about 50 lines. */
export function deployment(name, index = 0) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: ${2 + (index % 9)}
  minReadySeconds: 5
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: ${name}
          image: registry.example/shop/${name}:1.${index}.0
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
            - name: PORT
              value: "8080"
          readinessProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 5
          livenessProbe:
            httpGet: { path: /alive, port: http }
          resources:
            requests: { cpu: 100m, memory: 64Mi }
            limits: { cpu: 200m, memory: 128Mi }
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          emptyDir: {}
`;
}

/** A document of so many lines that is no workload: the schema of a custom resource, which speaks of Deployments in its descriptions. */
function definition(index, lines) {
  const properties = Array.from(
    { length: Math.ceil(lines / 3) },
    (_, at) => `              field${at}:
                description: What the controller does with number ${at} of the Deployment that it looks after.
                type: ${['string', 'integer', 'boolean'][at % 3]}
`,
  );
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things${index}.example.org
spec:
  group: example.org
  names: { kind: Thing${index}, plural: things${index} }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
${properties.join('')}`;
}

function many(count, make) {
  return Array.from({ length: count }, (_, index) => make(index)).join('---\n');
}

/** By name; the last Deployment of each is the one that is edited. */
export const files = [
  { name: '100 lines', text: many(2, index => deployment(`web${index}`, index)) },
  { name: '2,000 lines, 40 documents', text: many(40, index => deployment(`web${index}`, index)) },
  {
    name: '3 MB, 59 documents',
    text: many(59, index => (index % 6 === 5 ? deployment(`web${index}`, index) : definition(index, 1260))),
  },
];
