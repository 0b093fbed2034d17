/** The types of core/v1 that make up a container (k8s.io/api/core/v1); see apiType.ts for the notation. */
export const containerTypes = `
Container args:[]string command:[]string env:[]EnvVar envFrom:[]EnvFromSource image:string imagePullPolicy:PullPolicy lifecycle:*Lifecycle
  livenessProbe:*Probe name:string ports:[]ContainerPort readinessProbe:*Probe resizePolicy:[]ContainerResizePolicy
  resources:ResourceRequirements restartPolicy:*ContainerRestartPolicy restartPolicyRules:[]ContainerRestartRule
  securityContext:*SecurityContext startupProbe:*Probe stdin:bool stdinOnce:bool terminationMessagePath:string
  terminationMessagePolicy:TerminationMessagePolicy tty:bool volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir:string
EphemeralContainer ...EphemeralContainerCommon targetContainerName:string
EphemeralContainerCommon args:[]string command:[]string env:[]EnvVar envFrom:[]EnvFromSource image:string imagePullPolicy:PullPolicy
  lifecycle:*Lifecycle livenessProbe:*Probe name:string ports:[]ContainerPort readinessProbe:*Probe resizePolicy:[]ContainerResizePolicy
  resources:ResourceRequirements restartPolicy:*ContainerRestartPolicy restartPolicyRules:[]ContainerRestartRule
  securityContext:*SecurityContext startupProbe:*Probe stdin:bool stdinOnce:bool terminationMessagePath:string
  terminationMessagePolicy:TerminationMessagePolicy tty:bool volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir:string
ContainerPort containerPort:int32 hostIP:string hostPort:int32 name:string protocol:Protocol
ContainerResizePolicy resourceName:ResourceName restartPolicy:ResourceResizeRestartPolicy
ContainerRestartRule action:ContainerRestartRuleAction exitCodes:*ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes operator:ContainerRestartRuleOnExitCodesOperator values:[]int32
EnvVar name:string value:string valueFrom:*EnvVarSource
EnvVarSource configMapKeyRef:*ConfigMapKeySelector fieldRef:*ObjectFieldSelector fileKeyRef:*FileKeySelector
  resourceFieldRef:*ResourceFieldSelector secretKeyRef:*SecretKeySelector
EnvFromSource configMapRef:*ConfigMapEnvSource prefix:string secretRef:*SecretEnvSource
ConfigMapEnvSource ...LocalObjectReference optional:*bool
SecretEnvSource ...LocalObjectReference optional:*bool
ConfigMapKeySelector ...LocalObjectReference key:string optional:*bool
SecretKeySelector ...LocalObjectReference key:string optional:*bool
FileKeySelector key:string optional:*bool path:string volumeName:string
ObjectFieldSelector apiVersion:string fieldPath:string
ResourceFieldSelector containerName:string divisor:Quantity resource:string
Lifecycle postStart:*LifecycleHandler preStop:*LifecycleHandler stopSignal:*Signal
LifecycleHandler exec:*ExecAction httpGet:*HTTPGetAction sleep:*SleepAction tcpSocket:*TCPSocketAction
Probe ...ProbeHandler failureThreshold:int32 initialDelaySeconds:int32 periodSeconds:int32 successThreshold:int32
  terminationGracePeriodSeconds:*int64 timeoutSeconds:int32
ProbeHandler exec:*ExecAction httpGet:*HTTPGetAction tcpSocket:*TCPSocketAction grpc:*GRPCAction
ExecAction command:[]string
HTTPGetAction host:string httpHeaders:[]HTTPHeader path:string port:IntOrString scheme:URIScheme
HTTPHeader name:string value:string
TCPSocketAction host:string port:IntOrString
GRPCAction port:int32 service:*string
SleepAction seconds:int64
ResourceRequirements claims:[]ResourceClaim limits:ResourceList requests:ResourceList
ResourceClaim name:string request:string
SecurityContext allowPrivilegeEscalation:*bool appArmorProfile:*AppArmorProfile capabilities:*Capabilities privileged:*bool
  procMount:*ProcMountType readOnlyRootFilesystem:*bool runAsGroup:*int64 runAsNonRoot:*bool runAsUser:*int64
  seLinuxOptions:*SELinuxOptions seccompProfile:*SeccompProfile windowsOptions:*WindowsSecurityContextOptions
Capabilities add:[]Capability drop:[]Capability
SELinuxOptions level:string role:string type:string user:string
SeccompProfile localhostProfile:*string type:SeccompProfileType
AppArmorProfile localhostProfile:*string type:AppArmorProfileType
WindowsSecurityContextOptions gmsaCredentialSpec:*string gmsaCredentialSpecName:*string hostProcess:*bool runAsUserName:*string
VolumeDevice devicePath:string name:string
VolumeMount mountPath:string mountPropagation:*MountPropagationMode name:string readOnly:bool recursiveReadOnly:*RecursiveReadOnlyMode
  subPath:string subPathExpr:string
LocalObjectReference name:string
`;
